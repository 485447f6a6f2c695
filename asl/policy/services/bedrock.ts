import { type Argument, fieldOf, patternOf } from "../argument";
import { type ArnScope, isArn } from "../arn";
import { type Claim, claimEach, claimFrom, describe, type TaskCall } from "../claim";
import { s3Location } from "./s3";

/** Inference profiles spread a model over the regions of a part of the world. */
const PROFILE = /^(?:us|us-gov|eu|apac|jp|au|global)\./;

/** `bedrock:InvokeModel` and its like: the model, and the objects that `Input` and `Output` point to. */
export function invokeModel(action: string): (call: TaskCall) => readonly Claim[] {
  return ({ arguments: given, scope }) => {
    const model = fieldOf(given, "ModelId") ?? fieldOf(given, "ModelIdentifier");
    return [
      ...claimEach(
        [action],
        claimFrom(model, "ModelId", (id) => modelArns(id, scope)),
      ),
      ...objectClaim("s3:GetObject", given, "Input", scope),
      ...objectClaim("s3:PutObject", given, "Output", scope),
    ];
  };
}

/** `bedrock:CreateModelCustomizationJob`: the model it starts from, and the one it makes, whose id AWS picks. */
export function customizeModel({ arguments: given, scope }: TaskCall): readonly Claim[] {
  const { partition, region, account } = scope;
  const base = claimFrom(fieldOf(given, "BaseModelIdentifier"), "BaseModelIdentifier", (id) => modelArns(id, scope));
  const made = { kind: "arns", arns: [`arn:${partition}:bedrock:${region}:${account}:custom-model/*`] } as const;
  const reason = "AWS picks the id of the model that the job makes.";
  return [
    ...claimEach(["bedrock:CreateModelCustomizationJob"], base),
    ...claimEach(["bedrock:CreateModelCustomizationJob"], { ...made, reason }),
  ];
}

function modelArns(id: string, { partition, region, account }: ArnScope): readonly string[] {
  if (isArn(id)) return [id];
  if (!PROFILE.test(id)) return [`arn:${partition}:bedrock:${region}::foundation-model/${id}`];
  const model = id.replace(PROFILE, "");
  return [
    `arn:${partition}:bedrock:${region}:${account}:inference-profile/${id}`,
    // The profile chooses the region.
    `arn:${partition}:bedrock:*::foundation-model/${model}`,
  ];
}

function objectClaim(action: string, given: Argument, name: string, scope: ArnScope): readonly Claim[] {
  const holder = fieldOf(given, name);
  const uri = holder && fieldOf(holder, "S3Uri");
  if (holder?.kind !== "object" || uri === undefined) return [];
  const location = s3Location(patternOf(uri), scope);
  if (location === undefined) return claimEach([action], { kind: "runtime", what: describe(uri, `${name}.S3Uri`) });
  return claimEach([action], { kind: "arns", arns: [location.objects] });
}
