/** Blocks of twenty states in a workflow: forty states. */
export const BLOCKS = 2;

/**
 * The names of the twenty states of a block. Their kinds are mixed about as in published definitions, with more Maps and
 * Parallels: seven Tasks, six Passes, three Choices, one Wait, Fail, Map and Parallel.
 */
export function blockNames(index: number) {
  const name = (part: string) => `${part}${index}`;
  return {
    defaults: name("Defaults"),
    check: name("Check"),
    known: name("Known"),
    unknown: name("Unknown"),
    audit: name("Audit"),
    label: name("Label"),
    charge: name("Charge"),
    declined: name("Declined"),
    pause: name("Pause"),
    risky: name("Risky"),
    flag: name("Flag"),
    stamp: name("Stamp"),
    recheck: name("Recheck"),
    each: name("Each"),
    ship: name("Ship"),
    both: name("Both"),
    left: name("Left"),
    right: name("Right"),
    large: name("Large"),
    thank: name("Thank"),
  };
}
