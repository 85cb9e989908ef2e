/** A file of a multipart body, on the disk. It is gone when the request ends unless it was moved. */
export class UploadedFile {
  readonly path: string;
  readonly name: string;
  readonly contentType: string;
  readonly sizeBytes: number;

  constructor(file: Pick<UploadedFile, 'path' | 'name' | 'contentType' | 'sizeBytes'>) {
    this.path = file.path;
    this.name = file.name;
    this.contentType = file.contentType;
    this.sizeBytes = file.sizeBytes;
  }
}
