export { createVirtualClock, TaskTokens } from "../interpreter";
export { type MockConfig, MockConfigError, mockConfigTasks } from "../tasks/mock-config";
export { type Mock, type MockResponse, type Mocks, mockTasks } from "../tasks/mock-tasks";
export { assertCalls, assertFailed, assertPath, assertSucceeded } from "./assert-run";
export { type Coverage, type CoverageOf, coverageTable } from "./coverage";
export type { Call, RunRecord } from "./run-record";
export { type TestRun, testWorkflow, type WorkflowTest } from "./workflow-test";
