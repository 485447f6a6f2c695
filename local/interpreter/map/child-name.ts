/**
 * The name of a child: a UUID that says the child's number in its first part and its Map Run in all others, so that both
 * can be told from a child's ARN.
 *
 * @param mapRunId the UUID at the end of the Map Run's ARN
 */
export function childName(mapRunId: string, number: number): string {
  return `${hex((firstPart(mapRunId) ^ number) >>> 0)}${mapRunId.slice(8)}`;
}

/** The number in a name that {@link childName} made for the Map Run. */
export function childNumber(mapRunId: string, name: string): number {
  return (firstPart(mapRunId) ^ firstPart(name)) >>> 0;
}

function firstPart(uuid: string): number {
  return Number.parseInt(uuid.slice(0, 8), 16);
}

function hex(value: number): string {
  return value.toString(16).padStart(8, "0");
}
