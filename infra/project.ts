import * as functions from "../handlers/functions";
import * as resources from "../handlers/resources";
import { workflows } from "../workflows";
import { deployments } from "../workflows/deployments";
import { type Catalog, declarationsOf } from "./plan/catalog";

/** All that this project could deploy. */
export const CATALOG: Catalog = { workflows, deployments, declarations: declarationsOf([functions, resources]) };
