/**
 * Writes local/interpreter/test-state/generated/output-shapes.json: what the operations of AWS services answer, for TestState
 * to check mocked results against. Services that are not in the list are not checked.
 *
 * BOTOCORE is the folder `botocore/data` of the Python package of that name (Apache-2.0, Amazon). It is that of version
 * 1.41.2, whose bounds are those that TestState was recorded with.
 *
 *     node scripts/generate-output-shapes.mjs BOTOCORE > local/interpreter/test-state/generated/output-shapes.json
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";

const [botocore] = process.argv.slice(2);

/** The names that task resources use, and those of the models where they are others. */
const SERVICES = {
  athena: "athena",
  batch: "batch",
  bedrockruntime: "bedrock-runtime",
  dynamodb: "dynamodb",
  ecs: "ecs",
  events: "events",
  kms: "kms",
  lambda: "lambda",
  rekognition: "rekognition",
  s3: "s3",
  secretsmanager: "secretsmanager",
  sns: "sns",
  sqs: "sqs",
  states: "stepfunctions",
};

function modelOf(service) {
  const version = readdirSync(join(botocore, service)).sort().at(-1);
  const file = join(botocore, service, version, "service-2.json");
  const text = existsSync(file) ? readFileSync(file) : gunzipSync(readFileSync(`${file}.gz`));
  return JSON.parse(text.toString("utf8"));
}

/** Step Functions writes every field with a capital. */
const capital = (name) => name[0].toUpperCase() + name.slice(1);

function shapeOf({ type, enum: values, min, max, required, members, member, value }) {
  const shape = { type };
  if (values !== undefined) shape.enum = values;
  if (min !== undefined) shape.min = min;
  if (max !== undefined) shape.max = max;
  if (required?.length > 0) shape.required = required.map(capital);
  if (members !== undefined) {
    shape.members = Object.fromEntries(Object.entries(members).map(([name, { shape: of }]) => [capital(name), of]));
  }
  const element = member?.shape ?? value?.shape;
  return element === undefined ? shape : { ...shape, element };
}

function reach(name, model, shapes) {
  if (name in shapes) return;
  shapes[name] = shapeOf(model.shapes[name]);
  const { members = {}, element } = shapes[name];
  for (const inner of [...Object.values(members), ...(element === undefined ? [] : [element])])
    reach(inner, model, shapes);
}

function serviceOf(name) {
  const model = modelOf(name);
  const shapes = {};
  const operations = {};
  for (const [operation, { output }] of Object.entries(model.operations)) {
    if (output === undefined) continue;
    operations[operation] = output.shape;
    reach(output.shape, model, shapes);
  }
  return { operations, shapes };
}

const services = Object.entries(SERVICES).map(([name, model]) => [name, serviceOf(model)]);
console.log(JSON.stringify(Object.fromEntries(services)));
