export { integrationTasks } from "./aws/integration-tasks";
export { s3Objects } from "./aws/s3-objects";
export type { ClientConfiguration } from "./aws/sdk-client";
export { functionTasks } from "./function-tasks";
export { type MockConfig, MockConfigError, mockConfigTasks } from "./mock-config";
export { type Mock, type MockResponse, type Mocks, mockTasks } from "./mock-tasks";
export { routeTasks, type TaskRoute } from "./route";
export { type NestedExecution, type StartNested, workflowTasks } from "./workflow-tasks";
