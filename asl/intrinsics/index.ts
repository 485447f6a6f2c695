export type { IntrinsicArgument, IntrinsicCall } from "./call";
export { evaluateIntrinsic, type IntrinsicScope } from "./evaluate";
export { IntrinsicFailure } from "./failure";
export type { ChanceSource, Intrinsic } from "./intrinsic";
export { isIntrinsic, parseIntrinsic } from "./parse";
export { INTRINSICS, type IntrinsicName, isIntrinsicName } from "./table";
export { variablesOfCall } from "./variables";
