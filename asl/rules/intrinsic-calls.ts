import { type IntrinsicCall, isIntrinsic, parseIntrinsic } from "../intrinsics";
import { type JsonPath, parsePath } from "../jsonpath";

/** The paths that a path or an intrinsic function call reads. */
export function pathsIn(text: string): readonly JsonPath[] {
  if (!isIntrinsic(text)) {
    const path = text.startsWith("$") ? parsePath(text) : undefined;
    return path?.ok ? [path.value] : [];
  }
  return callsIn(text).flatMap((call) => call.arguments.flatMap((one) => (one.kind === "path" ? [one.path] : [])));
}

/** An intrinsic function call and the calls inside it. */
export function callsIn(text: string): readonly IntrinsicCall[] {
  const parsed = isIntrinsic(text) ? parseIntrinsic(text) : undefined;
  const calls = parsed?.ok ? [parsed.value] : [];
  for (const call of calls) calls.push(...call.arguments.flatMap((one) => (one.kind === "call" ? [one.call] : [])));
  return calls;
}
