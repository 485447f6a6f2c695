export { parsePath } from "./parse";
export type { JsonPath, PathResult, PathRoot, Segment } from "./path";
export { readPath } from "./read";
export { type PathScope, readPathIn } from "./scope";
export { PathWriteFailure, writePath } from "./write";
