/**
 * Whether goldens are to be written: `UPDATE_GOLDEN=1`, or `true`.
 *
 * @throws Error where it says something else, and in CI, where goldens are held against what the code gives
 */
export function updatesGoldens({ UPDATE_GOLDEN: flag, CI: ci }: NodeJS.ProcessEnv = process.env): boolean {
  if (flag === undefined || flag === "") return false;
  if (flag !== "1" && flag !== "true") throw new Error(`UPDATE_GOLDEN is 1 or true, not "${flag}"`);
  if (ci !== undefined && ci !== "" && ci !== "false") throw new Error("CI writes no goldens: unset UPDATE_GOLDEN");
  return true;
}
