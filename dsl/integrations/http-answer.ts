/** What an HTTP call gives. */
export interface HttpAnswer<Body> {
  Headers: Record<string, string[]>;
  /** Parsed where it is JSON, else text. */
  ResponseBody: Body;
  StatusCode: number;
  StatusText: string;
}
