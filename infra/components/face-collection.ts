import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { type DataArgs, dataOptions } from "./common";
import { type Transform, transformed } from "./transform";

/** Arguments of a {@link FaceCollection}. */
export interface FaceCollectionArgs extends Omit<DataArgs, "kmsKeyArn"> {
  /** Rekognition makes no names: unique in the account and region. */
  readonly collectionId: string;
  readonly transform?: { readonly collection?: Transform<aws.rekognition.CollectionArgs> };
}

/**
 * A Rekognition face collection.
 *
 * @see https://docs.aws.amazon.com/rekognition/latest/dg/collections.html
 */
export class FaceCollection extends pulumi.ComponentResource {
  readonly collection: aws.rekognition.Collection;
  readonly arn: pulumi.Output<string>;
  readonly physicalName: pulumi.Output<string>;

  constructor(name: string, args: FaceCollectionArgs, options: pulumi.ComponentResourceOptions = {}) {
    super("aslant:storage:FaceCollection", name, {}, options);
    const { collectionId, tags } = args;
    this.collection = new aws.rekognition.Collection(
      ...transformed(args.transform?.collection, name, { collectionId, tags }, dataOptions(this, args)),
    );
    this.arn = this.collection.arn;
    this.physicalName = this.collection.collectionId;
    this.registerOutputs({ arn: this.arn, physicalName: this.physicalName });
  }
}
