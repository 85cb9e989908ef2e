declare module '*.woff2' {
  /** Where the bundler has put the file. */
  const url: string;
  export default url;
}
