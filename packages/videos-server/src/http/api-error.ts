export type ApiErrorDetails = {
  /** The parameter that is to blame, as the client spelt it. */
  readonly param?: string | null;
  readonly code?: string | null;
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
};

/** What the protocol answers instead of a result: `{"error":{"message","type","param","code"}}`. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;
  readonly type: string;
  readonly param: string | null;
  readonly code: string | null;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, message: string, details: ApiErrorDetails = {}) {
    super(message);
    this.status = status;
    this.type = details.type ?? (status >= 500 ? 'server_error' : 'invalid_request_error');
    this.param = details.param ?? null;
    this.code = details.code ?? null;
    this.headers = details.headers ?? {};
  }
}

/** 400: the request itself is wrong. */
export function badRequest(message: string, param: string | null, code = 'invalid_value'): ApiError {
  return new ApiError(400, message, {param, code});
}

/** 404: nothing of this account has that id. */
export function notFound(message: string, param: string | null = null): ApiError {
  return new ApiError(404, message, {param, code: 'not_found'});
}
