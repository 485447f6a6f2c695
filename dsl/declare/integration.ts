/**
 * Something a Task state can do, as the type checker sees it: what it takes when it is given the whole document (`I`), what
 * it gives (`O`), the names of the errors it raises (`E`), and what its `arguments` are (`A`). The fields are phantoms:
 * they exist in types only.
 */
export interface Integration<in out I, out O, out E extends string = never, in out A = I> {
  readonly i?: I;
  readonly o?: O;
  readonly e?: E;
  readonly a?: A;
}
