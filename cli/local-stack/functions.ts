import { join } from "node:path";
import { type Binding, isBinding } from "../../dsl/declare/binding";
import type { AnyLambdaFunction } from "../../dsl/declare/lambda";
import * as declarations from "../../handlers/functions";
import type { HostedFunction } from "../../local/lambda";
import { localValueOf } from "./names";

const handlersFolder = join(__dirname, "../../handlers");

/** Every declared function, ready for the Lambda host. */
export function hostedFunctions(environment: Readonly<Record<string, string>>): HostedFunction[] {
  return Object.values(declarations).map((declared) => hosted(declared, environment));
}

function hosted(declared: AnyLambdaFunction, shared: Readonly<Record<string, string>>): HostedFunction {
  const { name, timeoutSeconds, memoryMb } = declared;
  const own = Object.entries(declared.environment).map(([key, value]) => [key, textOf(value)]);
  const environment = { ...shared, ...Object.fromEntries(own) };
  return { name, entry: join(handlersFolder, `${name}.ts`), timeoutSeconds, memoryMb, environment };
}

function textOf(value: string | Binding): string {
  return isBinding(value) ? localValueOf(value) : value;
}
