import { evaluateIntrinsic, type IntrinsicScope } from "../intrinsics";
import { type Json, printJson, setOwn } from "../json";
import { type JsonPath, readPathIn } from "../jsonpath";
import { PayloadTemplateFailure } from "./failure";
import type { PayloadTemplate, TemplateField } from "./template";

/**
 * Evaluates a compiled payload template.
 *
 * @throws PayloadTemplateFailure where a path finds nothing, IntrinsicFailure where a call fails.
 * @example
 * const scope = { input: { a: 1 }, context: {}, variables: {}, random: Math.random, uuid: randomUUID };
 * const payload = evaluatePayloadTemplate(compilePayloadTemplate({ "b.$": "$.a" }), scope);
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/input-output-inputpath-params.html#input-output-parameters
 */
export function evaluatePayloadTemplate(template: PayloadTemplate, scope: IntrinsicScope): Json {
  switch (template.kind) {
    case "constant":
      return template.value;
    case "array":
      return template.items.map((item) => evaluatePayloadTemplate(item, scope));
    case "object":
      return evaluateObject(template.fields, scope);
    case "path":
      return evaluatePath(template.key, template.path, scope);
    case "call":
      return evaluateIntrinsic(template.call, scope);
    default:
      return template satisfies never;
  }
}

function evaluateObject(fields: readonly TemplateField[], scope: IntrinsicScope): Json {
  const result: { [name: string]: Json } = {};
  for (const { name, value } of fields) setOwn(result, name, evaluatePayloadTemplate(value, scope));
  return result;
}

function evaluatePath(key: string, path: JsonPath, scope: IntrinsicScope): Json {
  const result = readPathIn(path, scope);
  if (result.found) return result.value;
  throw new PayloadTemplateFailure(
    `The JSONPath '${path.text}' specified for the field '${key}' could not be found in the input '${printJson(scope.input)}'`,
  );
}
