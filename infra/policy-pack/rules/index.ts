import type { Policies } from "@pulumi/policy";
import { bucketsPrivate } from "./buckets-private";
import { encryptedAtRest } from "./encrypted-at-rest";
import { functionsCurrent } from "./functions-current";
import { logsExpire } from "./logs-expire";
import { machinesLogged } from "./machines-logged";
import { machinesWatched } from "./machines-watched";
import { narrowResources } from "./narrow-resources";
import { noWildcardActions } from "./no-wildcard-actions";
import { ownRoles } from "./own-roles";
import { serviceRolesGuarded } from "./service-roles-guarded";
import { tagged } from "./tagged";
import { traced } from "./traced";

/** What every stack must keep to; each rule stands in a file of its name. */
export const RULES: Readonly<Policies> = [
  noWildcardActions,
  narrowResources,
  serviceRolesGuarded,
  ownRoles,
  bucketsPrivate,
  encryptedAtRest,
  machinesLogged,
  machinesWatched,
  logsExpire,
  traced,
  functionsCurrent,
  tagged,
];
