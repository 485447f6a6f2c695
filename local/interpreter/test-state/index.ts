export { TestStateError } from "./errors";
export { type TestStateOptions, testState } from "./test-state";
