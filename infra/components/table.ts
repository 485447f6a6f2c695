import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { type DataArgs, dataOptions } from "./common";
import { type Transform, transformed } from "./transform";

/** Arguments of a {@link KeyedTable}. */
export interface KeyedTableArgs extends DataArgs {
  readonly partitionKey: string;
  readonly sortKey?: string;
  readonly transform?: { readonly table?: Transform<aws.dynamodb.TableArgs> };
}

/**
 * A DynamoDB table with string keys, paid per request. Protected data has point-in-time recovery and deletion protection.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/best-practices.html
 */
export class KeyedTable extends pulumi.ComponentResource {
  readonly table: aws.dynamodb.Table;
  readonly arn: pulumi.Output<string>;
  readonly physicalName: pulumi.Output<string>;

  constructor(name: string, args: KeyedTableArgs, options: pulumi.ComponentResourceOptions = {}) {
    super("aslant:storage:KeyedTable", name, {}, options);
    const { partitionKey, sortKey, protect, kmsKeyArn, tags } = args;
    const keys = sortKey === undefined ? [partitionKey] : [partitionKey, sortKey];
    const tableArgs = {
      attributes: keys.map((key) => ({ name: key, type: "S" })),
      hashKey: partitionKey,
      ...(sortKey !== undefined && { rangeKey: sortKey }),
      billingMode: "PAY_PER_REQUEST",
      deletionProtectionEnabled: protect,
      pointInTimeRecovery: { enabled: protect },
      ...(kmsKeyArn && { serverSideEncryption: { enabled: true, kmsKeyArn } }),
      tags,
    };
    this.table = new aws.dynamodb.Table(
      ...transformed(args.transform?.table, name, tableArgs, dataOptions(this, args)),
    );
    this.arn = this.table.arn;
    this.physicalName = this.table.name;
    this.registerOutputs({ arn: this.arn, physicalName: this.physicalName });
  }
}
