/** Rejects a value by a sentence: what the author reads is the message. */
export interface DslTypeError<Message extends string> {
  readonly "✖": Message;
}
