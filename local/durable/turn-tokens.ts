import { TaskTokens, type WaitingTask } from "../interpreter";

/** Whoever keeps a list of all tokens that are out. */
export interface TokenListener {
  registered(token: string): void;
  released(token: string): void;
}

/** The task tokens of one execution. */
export class TurnTokens extends TaskTokens {
  readonly #listener: TokenListener;

  constructor(listener: TokenListener) {
    super();
    this.#listener = listener;
  }

  override register(token: string, task: WaitingTask): void {
    super.register(token, task);
    this.#listener.registered(token);
  }

  override release(token: string): void {
    super.release(token);
    this.#listener.released(token);
  }
}
