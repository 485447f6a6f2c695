/**
 * Writes local/interpreter/test-state/generated/output-shapes.txt: what the operations of all AWS services answer, for TestState
 * to check mocked results against. A line is a service as the AWS SDK integrations call it, a blank, and its shapes as JSON,
 * compressed by Brotli and in Base64, so that a run reads only the services that it needs.
 *
 * BOTOCORE is the folder `botocore/data` of the Python package of that name (Apache-2.0, Amazon). It is that of version
 * 1.41.2, whose bounds are those that TestState was recorded with.
 *
 *     node scripts/generate-output-shapes.mjs BOTOCORE > local/interpreter/test-state/generated/output-shapes.txt
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, gunzipSync } from "node:zlib";

const [botocore] = process.argv.slice(2);

function models() {
  const folders = readdirSync(botocore, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return folders.flatMap(({ name }) => {
    const version = readdirSync(join(botocore, name)).sort().at(-1);
    const file = join(botocore, name, version, "service-2.json.gz");
    return existsSync(file) ? [JSON.parse(gunzipSync(readFileSync(file)).toString("utf8"))] : [];
  });
}

/** The name of the service in `arn:aws:states:::aws-sdk:<service>:<action>`: that of the SDK for Java's package. */
function nameOf({ metadata: { serviceId } }) {
  return serviceId
    .toLowerCase()
    .replace(/[^a-z0-9]/g, "")
    .replace(/service$/, "");
}

/** Step Functions writes every field with a capital. */
const capital = (name) => name[0].toUpperCase() + name.slice(1);

/** The shapes that answers reach, by their place in a list; types without bounds are just their names. */
class Shapes {
  #model;
  #places = new Map();
  list = [];

  constructor(model) {
    this.#model = model;
  }

  refer(name) {
    const { type, enum: values, min, max, required, members, member, value } = this.#model.shapes[name];
    const element = member?.shape ?? value?.shape;
    const isPlain = [values, min, max, members, element].every((part) => part === undefined);
    return isPlain
      ? type
      : (this.#places.get(name) ?? this.#add(name, { type, values, min, max, required, members, element }));
  }

  #add(name, { type, values, min, max, required, members, element }) {
    const shape = { type };
    const place = this.list.push(shape) - 1;
    this.#places.set(name, place);
    if (values !== undefined) shape.enum = values;
    if (min !== undefined) shape.min = min;
    if (max !== undefined) shape.max = max;
    if (required?.length > 0) shape.required = required.map(capital);
    if (members !== undefined) shape.members = this.#members(members);
    if (element !== undefined) shape.element = this.refer(element);
    return place;
  }

  #members(members) {
    return Object.fromEntries(Object.entries(members).map(([name, { shape }]) => [capital(name), this.refer(shape)]));
  }
}

function namedLine(model) {
  const shapes = new Shapes(model);
  const operations = Object.entries(model.operations).flatMap(([name, { output }]) =>
    output === undefined ? [] : [[name, shapes.refer(output.shape)]],
  );
  const service = { operations: Object.fromEntries(operations), shapes: shapes.list };
  return [nameOf(model), brotliCompressSync(JSON.stringify(service)).toString("base64")];
}

const lines = new Map(models().map(namedLine).sort());
console.log([...lines].map((line) => line.join(" ")).join("\n"));
