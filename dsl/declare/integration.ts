/**
 * Something a Task state can do, as the type checker sees it: what it takes (`I`), what it gives (`O`) and the names of
 * the errors it raises (`E`). The fields are phantoms: they exist in types only.
 */
export interface Integration<in out I, out O, out E extends string = never> {
  readonly i?: (input: I) => void;
  readonly o?: O;
  readonly e?: E;
}
