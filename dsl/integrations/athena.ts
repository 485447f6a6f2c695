import { athena as service } from "../../asl/integrations/athena";
import { fromSdk, type SdkOutput } from "./from-sdk";

type Client = typeof import("@aws-sdk/client-athena");

interface Differences {
  startQueryExecution: { ended: SdkOutput<Client, "getQueryExecution"> };
}

/**
 * Athena: queries and their results.
 *
 * @example
 * chain.task("Query", athena.startQueryExecution.sync(), {
 *   arguments: () => ({ QueryString: "SELECT 1", WorkGroup: "primary" }),
 *   resultSelector: ({ result }) => ({ id: result.QueryExecution.QueryExecutionId }),
 * })
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-athena.html
 */
export const athena = fromSdk<typeof service, Client, Differences, "Athena">(service);
