export { type DerivedPolicy, derivePolicy } from "./derive";
export {
  type DocumentStatement,
  MAX_INLINE_CHARACTERS,
  type PolicyDocument,
  type PolicyDocuments,
  policyDocuments,
} from "./document";
export { type DeclaredGrant, declaredPolicy } from "./grants";
export type { PolicyOptions } from "./options";
export type { PolicyConditions, PolicyStatement } from "./statement";
