/**
 * Texts in whose place a deployment puts a value: `${Name}` of CloudFormation, SAM, CDK and Terraform, `{{name}}` of
 * template engines, `<name>` of documentation, `[!name]` of ASL compilers, `__NAME__` of scripts.
 */
const PLACEHOLDER =
  /\$\{[^{}]*\}|\{\{[^{}]*\}\}|<[A-Za-z][\w.: -]*>|\[!\S{1,200}?\]|__[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*(?:__)?/g;

/** Whether a text holds a placeholder. */
export function hasPlaceholder(text: string): boolean {
  PLACEHOLDER.lastIndex = 0;
  return PLACEHOLDER.test(text);
}

/** The text with each placeholder replaced by one. */
export function replacePlaceholders(text: string, replacement: string): string {
  return text.replace(PLACEHOLDER, replacement);
}
