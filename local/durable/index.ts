export { DivergedError, DurableExecution } from "./durable-execution";
export type { DurableSetting } from "./durable-setting";
export { giveUp } from "./give-up";
export type { DurableRecord, End, Header, Stimulus, Turn } from "./record";
