import type { IntrinsicScope } from "../../../asl/intrinsics";
import type { Json, JsonObject } from "../../../asl/json";
import type { Variables } from "../flow";
import type { Viewer } from "../viewer";

/** What the JSONPath expressions of a state see; `$` is `input`. */
export class Scope implements IntrinsicScope {
  readonly #viewer: Viewer;

  constructor(
    viewer: Viewer,
    readonly input: Json,
  ) {
    this.#viewer = viewer;
  }

  get context(): JsonObject {
    return this.#viewer.context;
  }

  get variables(): Variables {
    return this.#viewer.variables;
  }

  random(): number {
    return this.#viewer.run.randomness.number();
  }

  uuid(): string {
    return this.#viewer.run.randomness.uuid();
  }
}
