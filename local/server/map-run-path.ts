import { join } from "node:path";
import { fileNameOf } from "../files/file-name";
import type { StatesArn } from "./arn";

/**
 * Where the log of a Map Run is. Its path says all of its ARN but the first part of its UUID, in which the names of its
 * children differ; so a child's ARN leads to it too.
 *
 * @param arn of a Map Run or of a child, whose machine's name is followed by the label of the Map
 */
export function mapRunPath(folder: string, { name, qualifier = "" }: StatesArn): string | undefined {
  const slash = name.indexOf("/");
  if (slash < 0 || !UUID.test(qualifier)) return undefined;
  const [machine, label] = [name.slice(0, slash), name.slice(slash + 1)];
  return join(folder, fileNameOf(machine), "map-runs", fileNameOf(label), `${qualifier.slice(9)}.jsonl`);
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
