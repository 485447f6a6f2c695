import { eks as service } from "../../asl/integrations/eks";
import { fromSdk, type SdkOutput } from "./from-sdk";
import type { HttpAnswer } from "./http-answer";
import { type Optimised, optimised, type PatternsOf } from "./optimised";

type Client = typeof import("@aws-sdk/client-eks");
type Cluster = { ended: SdkOutput<Client, "describeCluster"> };
type Nodegroup = { ended: SdkOutput<Client, "describeNodegroup"> };
type FargateProfile = { ended: SdkOutput<Client, "describeFargateProfile"> };

/** Where the Kubernetes API of a cluster is: what `createCluster` and `describeCluster` tell. */
export interface KubernetesApi {
  ClusterName: string;
  CertificateAuthority: string;
  Endpoint: string;
}

/** What `eks:call` is called with. */
export interface KubernetesCall extends KubernetesApi {
  Method: "GET" | "POST" | "PUT" | "DELETE" | "PATCH";
  /** `/api/v1/namespaces/default/pods` */
  Path: string;
  QueryParameters?: Record<string, string[]>;
  RequestBody?: object;
}

/** A Kubernetes job, in Kubernetes' own words. */
export interface KubernetesJob {
  metadata?: object;
  spec?: object;
  status?: { active?: number; succeeded?: number; failed?: number; startTime?: string; completionTime?: string };
  /** By pod, where `LogOptions` asks for them. */
  logs?: Record<string, unknown>;
}

interface Differences {
  createCluster: Cluster;
  deleteCluster: Cluster;
  createNodegroup: Nodegroup;
  deleteNodegroup: Nodegroup;
  createFargateProfile: FargateProfile;
  deleteFargateProfile: FargateProfile;
  runJob: {
    arguments: KubernetesApi & {
      Namespace?: string;
      /** A `batch/v1` job. */
      Job: object;
      LogOptions?: { RetrieveLogs?: boolean; RawLogs?: boolean; LogParameters?: Record<string, string[]> };
    };
    result: HttpAnswer<KubernetesJob>;
    ended: KubernetesJob;
  };
}

interface Call<Response> {
  readonly arguments: KubernetesCall;
  readonly result: HttpAnswer<Response>;
  readonly errors: `EKS.${number}`;
}

/**
 * EKS: clusters, node groups, Fargate profiles, jobs, and any call of a cluster's Kubernetes API.
 *
 * @example
 * chain.task("Count", eks.runJob.sync(), {
 *   arguments: ({ input }) => ({
 *     ClusterName: input.cluster.Name,
 *     CertificateAuthority: input.cluster.CertificateAuthority.Data,
 *     Endpoint: input.cluster.Endpoint,
 *     Job: { apiVersion: "batch/v1", kind: "Job", metadata: { name: "count" }, spec: input.spec },
 *   }),
 * })
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-eks.html
 */
export const eks = {
  ...fromSdk<typeof service, Client, Differences>(service),
  call: <Response = unknown>(): Optimised<Call<Response>, PatternsOf<typeof service, "call">> =>
    optimised<Call<Response>>()(service, "call"),
};
