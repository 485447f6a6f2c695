export { jsonPathDialect as jsonataDialect } from "../jsonpath";
