import type { QueryLanguage } from "../../asl/definition";
import type { Dialect } from "./dialect";
import { jsonataDialect } from "./jsonata";
import { jsonPathDialect } from "./jsonpath";

/** The dialects, by their languages. */
export const DIALECTS: Readonly<Record<QueryLanguage, Dialect>> = {
  JSONPath: jsonPathDialect,
  JSONata: jsonataDialect,
};
