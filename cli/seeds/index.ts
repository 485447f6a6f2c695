import { catalogueSeed } from "./catalogue";
import type { Seed } from "./seed";
import { listOfDictsSeed, simpleListSeed } from "./topics";

/** Everything that `aslant seed` loads, by name. */
export const seeds: Readonly<Record<string, Seed>> = {
  catalogue: catalogueSeed,
  simplelist: simpleListSeed,
  listofdicts: listOfDictsSeed,
};
