import { region } from "../../local/aws/account";

/** How an SDK client of this process reaches the stand-ins, whatever the user's own AWS settings are. */
export interface ClientSettings {
  readonly endpoint: string;
  readonly region: string;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
}

/** Settings for the stand-ins at a URL. */
export function clientSettings(url: string): ClientSettings {
  // The versions of the SDK are pinned here, so its advice on future ones only disturbs.
  process.env["AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED"] = "true";
  return { endpoint: url, region, credentials: { accessKeyId: "local", secretAccessKey: "local" } };
}
