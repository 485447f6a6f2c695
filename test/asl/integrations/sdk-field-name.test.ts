import { suite } from "uvu";
import * as assert from "uvu/assert";
import { sdkFieldName } from "../../../asl/integrations/sdk-field-name";
import type { SdkFieldName } from "../../../dsl/declare/sdk-types";

const test = suite("names of SDK fields");

type ServiceName =
  | "DBInstanceIdentifier"
  | "SSEKMSKeyId"
  | "kmsKeyId"
  | "ETag"
  | "ACL"
  | "URL"
  | "VpcId"
  | "EC2InstanceId"
  | "S3Bucket"
  | "IPSetReferenceStatement"
  | "x"
  | "AB";

/** Typed by the type that says the same. */
const NAMES: { readonly [K in ServiceName]: SdkFieldName<K> } = {
  DBInstanceIdentifier: "DbInstanceIdentifier",
  SSEKMSKeyId: "SsekmsKeyId",
  kmsKeyId: "KmsKeyId",
  ETag: "ETag",
  ACL: "Acl",
  URL: "Url",
  VpcId: "VpcId",
  EC2InstanceId: "Ec2InstanceId",
  S3Bucket: "S3Bucket",
  IPSetReferenceStatement: "IpSetReferenceStatement",
  x: "X",
  AB: "Ab",
};

test("capitals at the beginning are one word", () => {
  for (const [name, expected] of Object.entries(NAMES)) assert.is(sdkFieldName(name), expected);
});

test.run();
