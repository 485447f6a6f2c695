import { catalogueSeed } from "./catalogue";
import type { Seed } from "./seed";

/** Everything that `aslant seed` loads, by name. */
export const seeds: Readonly<Record<string, Seed>> = { catalogue: catalogueSeed };
