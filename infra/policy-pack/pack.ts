import { PolicyPack } from "@pulumi/policy";
import { RULES } from "./rules";

new PolicyPack("aslant", { policies: [...RULES], enforcementLevel: "mandatory" });
