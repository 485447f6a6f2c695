import type { Site } from "./names";

const HOSTS: Readonly<Record<string, string>> = {
  aws: "console.aws.amazon.com",
  "aws-cn": "console.amazonaws.cn",
  "aws-us-gov": "console.amazonaws-us-gov.com",
};

/** Pages of the AWS console, by what they show. */
export const CONSOLE_PAGES = {
  stateMachine: (arn: string) => `states/home#/statemachines/view/${encodeURIComponent(arn)}`,
  function: (name: string) => `lambda/home#/functions/${name}`,
  bucket: (name: string) => `s3/buckets/${name}`,
  table: (name: string) => `dynamodbv2/home#table?name=${name}`,
  topic: (arn: string) => `sns/v3/home#/topic/${arn}`,
  dashboard: (name: string) => `cloudwatch/home#dashboards/dashboard/${name}`,
} satisfies Readonly<Record<string, (id: string) => string>>;

/**
 * The address of a page of the AWS console.
 *
 * @example consoleLink("bucket", { partition: "aws", region: "eu-west-1" }, "photos")
 */
export function consoleLink(
  page: keyof typeof CONSOLE_PAGES,
  { partition, region }: Omit<Site, "accountId">,
  id: string,
): string {
  const [path, fragment] = CONSOLE_PAGES[page](id).split("#");
  const query = `${path?.includes("?") ? "&" : "?"}region=${region}`;
  return `https://${region}.${HOSTS[partition] ?? HOSTS.aws}/${path}${query}${fragment === undefined ? "" : `#${fragment}`}`;
}
