export { compilePayloadTemplate } from "./compile";
export { evaluatePayloadTemplate } from "./evaluate";
export { PayloadTemplateFailure } from "./failure";
export type { PayloadTemplate, TemplateField } from "./template";
