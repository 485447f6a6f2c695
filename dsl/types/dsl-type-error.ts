/** Rejects a value by a sentence: what the author reads is the message. `About` is what it is about, for other types. */
export interface DslTypeError<out Message extends string, out About = unknown> {
  readonly "✖": Message;
  readonly about?: About;
}
