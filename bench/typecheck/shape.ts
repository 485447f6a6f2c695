/** Blocks of ten states in a workflow: forty states. */
export const BLOCKS = 4;

/** The names of the ten states of a block, and the key it puts its results under. */
export function blockNames(index: number) {
  const name = (part: string) => `${part}${index}`;
  return {
    key: name("check"),
    check: name("Check"),
    audit: name("Audit"),
    pause: name("Pause"),
    decide: name("Decide"),
    review: name("Review"),
    both: name("Both"),
    left: name("Left"),
    right: name("Right"),
    each: name("Each"),
    ship: name("Ship"),
  };
}
