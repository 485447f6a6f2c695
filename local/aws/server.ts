import { rm } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import type { TaskTokens } from "../interpreter";
import { type Keeping, type StatesService, statesService } from "../server";
import { region } from "./account";
import { AwsError, asAwsError } from "./aws-error";
import { dynamoDbService } from "./dynamodb";
import { openFolder } from "./folder";
import { refuseWebPages } from "./guard";
import { listen } from "./listen";
import { rekognitionService } from "./rekognition";
import { s3Service } from "./s3";
import type { ObjectCreated } from "./s3/object-created";
import type { Service } from "./service";
import { serviceNameOf } from "./service-name";
import { snsService } from "./sns";

/** Running stand-ins of AWS services. */
export interface LocalAws {
  /** `http://127.0.0.1:<port>`; an IP address, with which S3 clients put the bucket into the path. */
  readonly url: string;
  /** What an AWS SDK or the AWS CLI needs in its environment to work here, and only here. */
  readonly environment: Readonly<Record<string, string>>;
  /** Step Functions; its requests wait until it has been told how tasks are performed. */
  readonly states: Pick<StatesService, "begin" | "close">;
  /** Finishes the requests under way and lets go of port and folder. */
  close(): Promise<void>;
}

/** Where the stand-ins listen and keep their state. */
export interface LocalAwsOptions {
  readonly folder: string;
  readonly port?: number;
  readonly fresh?: boolean;
  /** Hears of every object that is written to S3, as EventBridge would. */
  readonly onObjectCreated?: (event: ObjectCreated) => void;
  /** Task tokens of executions that run in this process without the Step Functions service, which answers only them then. */
  readonly tokens?: TaskTokens;
  /** How long executions that have ended are kept. */
  readonly keeping?: Keeping;
}

/** Each keeps its state in a folder of its name. */
const serviceNames = ["s3", "dynamodb", "rekognition", "sns", "states"] as const;

type Services = Readonly<Record<(typeof serviceNames)[number], Service>> & { readonly states: StatesService };

/**
 * Starts stand-ins of S3, DynamoDB, Rekognition, SNS and Step Functions behind one port of this machine. They keep their
 * state in `folder`, which one process at a time can use.
 *
 * @param options.port 0, the default, takes any free port
 * @param options.fresh forgets what the folder held of them
 * @throws LocalAwsError when the port or the folder cannot be used
 * @example const aws = await startLocalAws({ folder: ".aslant" });
 */
export async function startLocalAws(options: LocalAwsOptions): Promise<LocalAws> {
  const { folder, port = 0, fresh = false } = options;
  const data = await openFolder(folder);
  if (fresh) await Promise.all(serviceNames.map((name) => rm(join(data.path, name), { recursive: true, force: true })));
  const services = openServices(data.path, options);
  const server = createServer((request, response) => void answer(services, request, response));
  const close = () => closeAll(server, services, data.close);
  try {
    await listen(server, port);
  } catch (error) {
    await close();
    throw error;
  }
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url, environment: environmentOf(url, Object.keys(services)), states: services.states, close };
}

function openServices(folder: string, { onObjectCreated, tokens, keeping }: LocalAwsOptions): Services {
  const s3 = s3Service(folder, onObjectCreated);
  return {
    s3,
    dynamodb: dynamoDbService(folder),
    rekognition: rekognitionService(folder, (bucket, key, maxBytes) => s3.readObject(bucket, key, maxBytes)),
    sns: snsService(folder),
    states: statesService(folder, { ...(tokens && { tokens }), ...(keeping && { keeping }) }),
  };
}

async function answer(services: Services, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const [path = "/", search = ""] = splitOnce(request.url ?? "/", "?");
  const query = new URLSearchParams(search);
  try {
    refuseWebPages(request, request.socket.localPort ?? 0);
    await serviceOf(services, serviceNameOf(request, query)).handle({ request, response, path, query });
  } catch (error) {
    refuse(response, asAwsError(error));
    request.resume();
  }
}

function serviceOf(services: Services, name: string): Service {
  const service = Object.hasOwn(services, name) ? services[name as keyof Services] : undefined;
  if (service) return service;
  const known = Object.keys(services).join(", ");
  throw new AwsError(
    "UnknownServiceException",
    `The service "${name}" is not available locally; there are ${known}.`,
    501,
  );
}

function refuse(response: ServerResponse, { code, message, status }: AwsError): void {
  if (response.headersSent) return void response.destroy();
  response.writeHead(status, { "content-type": "application/json" });
  response.end(JSON.stringify({ __type: code, message }));
}

async function closeAll(server: Server, services: Services, closeFolder: () => Promise<void>): Promise<void> {
  await new Promise((resolve) => {
    server.close(resolve);
    server.closeIdleConnections();
  });
  await Promise.all(Object.values(services).map((service) => service.close?.()));
  await closeFolder();
}

/** What the SDK calls a service that signatures call otherwise. */
const serviceIds: Readonly<Record<string, string>> = { states: "sfn" };

/** Each service is named so that an endpoint in the caller's own environment cannot win over it. */
function environmentOf(url: string, services: readonly string[]): Record<string, string> {
  const endpoints = services.map((name) => [`AWS_ENDPOINT_URL_${(serviceIds[name] ?? name).toUpperCase()}`, url]);
  return {
    AWS_ENDPOINT_URL: url,
    ...Object.fromEntries(endpoints),
    // The SDK is pinned, so what its later versions will need is no news.
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true",
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_ACCESS_KEY_ID: "local",
    AWS_SECRET_ACCESS_KEY: "local",
    // Some operations of Step Functions put "sync-" before the host, which is then none.
    AWS_DISABLE_HOST_PREFIX_INJECTION: "true",
  };
}

function splitOnce(text: string, separator: string): [string, string?] {
  const at = text.indexOf(separator);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}
