import { readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliDecompressSync } from "node:zlib";

/** A type without bounds by its name, `string`, or another by its place in the list. */
export type ShapeReference = string | number;

/** A type of AWS's service models, as `scripts/generate-output-shapes.mjs` writes it. */
export interface Shape {
  readonly type: string;
  readonly enum?: readonly string[];
  /** Of numbers their value, of texts and lists their length. */
  readonly min?: number;
  readonly max?: number;
  readonly required?: readonly string[];
  readonly members?: Readonly<Record<string, ShapeReference>>;
  /** The type of a list's items, or of a map's values. */
  readonly element?: ShapeReference;
}

/** What the operations of a service answer. */
export interface OutputShapes {
  readonly operations: Readonly<Record<string, ShapeReference>>;
  readonly shapes: readonly Shape[];
}

let lines: ReadonlyMap<string, string> | undefined;
const services = new Map<string, OutputShapes>();

/** What a service answers, by its name in AWS SDK integrations; undefined if it is not known. Read when it is first needed. */
export function outputShapesOf(service: string): OutputShapes | undefined {
  const known = services.get(service);
  if (known !== undefined) return known;
  lines ??= readLines();
  const packed = lines.get(service);
  if (packed === undefined) return undefined;
  const shapes = JSON.parse(brotliDecompressSync(Buffer.from(packed, "base64")).toString("utf8")) as OutputShapes;
  services.set(service, shapes);
  return shapes;
}

function readLines(): ReadonlyMap<string, string> {
  const text = readFileSync(join(__dirname, "generated", "output-shapes.txt"), "latin1");
  return new Map(
    text
      .trimEnd()
      .split("\n")
      .map((line) => line.split(" ") as [string, string]),
  );
}
