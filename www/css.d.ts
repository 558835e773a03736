/** esbuild bundles a style sheet as its text (`--loader:.css=text`). */
declare module "*.css" {
  const text: string;
  export default text;
}
