/** An error that a workflow can catch by its name: Lambda reports the name as `errorType`. */
export class NamedError extends Error {
  constructor(name: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = name;
  }
}
