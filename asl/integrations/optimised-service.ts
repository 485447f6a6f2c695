import type { IntegrationPattern } from "../resource";

/** A service that Step Functions knows better than through the AWS SDK, as data. */
export interface OptimisedService {
  /** Its name in `arn:aws:states:::<service>:<action>`. */
  readonly service: string;
  /** Its name for people. */
  readonly title: string;
  readonly actions: Readonly<Record<string, OptimisedAction>>;
}

/** One action of an optimised integration. */
export interface OptimisedAction {
  readonly patterns: readonly IntegrationPattern[];
  /** Parameters without which AWS refuses the definition. */
  readonly required: readonly string[];
  /** The other parameters; absent where AWS publishes no list. */
  readonly optional?: readonly string[];
}
