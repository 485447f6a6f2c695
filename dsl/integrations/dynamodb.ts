import { dynamodb as service } from "../../asl/integrations/dynamodb";
import { fromSdk } from "./from-sdk";

/**
 * DynamoDB: items are maps of typed attributes, `{ userId: { S: "u-1" } }`; numbers are text, `{ N: "3" }`.
 *
 * @example
 * chain.task("Load", dynamodb.getItem, {
 *   arguments: ({ input }) => ({ TableName: riders.physicalName, Key: { Username: { S: input.userId } } }),
 *   resultPath: "$.rider",
 * })
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-ddb.html
 */
export const dynamodb = fromSdk<typeof service, typeof import("@aws-sdk/client-dynamodb"), {}, "DynamoDB">(service);
