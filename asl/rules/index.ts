import { allowedValues } from "./allowed-values";
import { choiceRules } from "./choice-rules";
import type { Rule } from "./context";
import { credentials } from "./credentials";
import { definitionSize } from "./definition-size";
import { emptyValues } from "./empty-values";
import { exclusiveFields } from "./exclusive-fields";
import { expressLimits } from "./express-limits";
import { failPaths } from "./fail-paths";
import { fieldTypes } from "./field-types";
import { heartbeats } from "./heartbeats";
import { integrationParameters } from "./integration-parameters";
import { itemBatchers } from "./item-batchers";
import { itemReaders } from "./item-readers";
import { jsonPaths } from "./json-paths";
import { jsonataExpressions } from "./jsonata-expressions";
import { jsonataReferences } from "./jsonata-references";
import { labels } from "./labels";
import { mapProcessors } from "./map-processors";
import { numberRanges } from "./number-ranges";
import { payloadTemplates } from "./payload-templates";
import { queryLanguage } from "./query-language";
import { queryLanguageFields } from "./query-language-fields";
import { reachability } from "./reachability";
import { requiredFields } from "./required-fields";
import { resultWriters } from "./result-writers";
import { stateNames } from "./state-names";
import { stateTypes } from "./state-types";
import { statesAll } from "./states-all";
import { taskResources } from "./task-resources";
import { terminalStates } from "./terminal-states";
import { timestamps } from "./timestamps";
import { transitionTargets } from "./transition-targets";
import { unsupportedFields } from "./unsupported-fields";
import { variableNames } from "./variable-names";
import { variableScopes } from "./variable-scopes";

/** Every rule for which AWS refuses a definition, in the order in which findings are best read. */
export const RULES: readonly Rule[] = [
  definitionSize,
  requiredFields,
  unsupportedFields,
  stateTypes,
  fieldTypes,
  allowedValues,
  numberRanges,
  emptyValues,
  exclusiveFields,
  queryLanguage,
  queryLanguageFields,
  jsonPaths,
  failPaths,
  payloadTemplates,
  jsonataExpressions,
  jsonataReferences,
  taskResources,
  integrationParameters,
  credentials,
  heartbeats,
  statesAll,
  choiceRules,
  timestamps,
  mapProcessors,
  itemReaders,
  itemBatchers,
  resultWriters,
  labels,
  variableNames,
  variableScopes,
  expressLimits,
  stateNames,
  transitionTargets,
  terminalStates,
  reachability,
];
