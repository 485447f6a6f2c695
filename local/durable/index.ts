export { DivergedError, DurableExecution, type DurableSetting } from "./durable-execution";
export { giveUp } from "./give-up";
export type { DurableRecord, End, Header, Stimulus, Turn } from "./record";
