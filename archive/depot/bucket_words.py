"""What a store that speaks S3 answers, in the words of whoever runs the archive: each one sentence that names the
setting and says what to do."""

from botocore import exceptions
from botocore.parsers import ResponseParserError

from archive.ops.originals_url import BucketAddress
from archive.ops.store_trouble import StoreTrouble

# Whatever the library raises of itself; all else is a fault of the program.
ERRORS = (exceptions.BotoCoreError, exceptions.ClientError, ResponseParserError)
_KEYS = "AWS_ACCESS_KEY_ID、AWS_SECRET_ACCESS_KEY"
_NO_KEYS = (exceptions.NoCredentialsError, exceptions.PartialCredentialsError, exceptions.CredentialRetrievalError)
_AWAY = (
    exceptions.HTTPClientError, exceptions.IncompleteReadError, exceptions.ReadTimeoutError,
)  # fmt: skip
_MISSING = ("NoSuchKey", "404", "NotFound")
# By what the store answers, or by the status where an answer has no words: {bucket} and {at} are filled in.
_TOLD = {
    "NoSuchBucket": "ORIGINALS_URL 所指的存储桶 {bucket} 不存在；请先建好，或核对桶名",
    "InvalidBucketName": "ORIGINALS_URL 所指的存储桶 {bucket} 不存在；请先建好，或核对桶名",
    "InvalidAccessKeyId": f"存储不接受密钥（{_KEYS}）；请核对",
    "SignatureDoesNotMatch": f"存储不接受密钥（{_KEYS}）；请核对",
    "InvalidClientTokenId": f"存储不接受密钥（{_KEYS}）；请核对",
    "ExpiredToken": "访问存储的临时密钥已过期（AWS_SESSION_TOKEN）；请换新的",
    "InvalidToken": "存储不接受临时密钥（AWS_SESSION_TOKEN）；请核对",
    "AccessDenied": f"密钥（{_KEYS}）无权这样使用存储桶 {{bucket}}（ORIGINALS_URL）；请给它读、写、列出和删除的权限",
    "403": f"密钥（{_KEYS}）无权这样使用存储桶 {{bucket}}（ORIGINALS_URL）；请给它读、写、列出和删除的权限",
    "PermanentRedirect": "存储桶 {bucket} 在另一个区域；请在 ORIGINALS_URL 中写明 region",
    "AuthorizationHeaderMalformed": "存储桶 {bucket} 在另一个区域；请在 ORIGINALS_URL 中写明 region",
    "301": "存储桶 {bucket} 在另一个区域；请在 ORIGINALS_URL 中写明 region",
    "RequestTimeTooSkewed": "本机的时钟与存储（ORIGINALS_URL）相差太多，它不接受请求；请校准时钟",
    "XMinioStorageFull": "存储（ORIGINALS_URL）已满，没有保存；请在那里腾出空间",
    "QuotaExceeded": "存储（ORIGINALS_URL）的配额已用完，没有保存；请在那里腾出空间",
    "507": "存储（ORIGINALS_URL）已满，没有保存；请在那里腾出空间",
}
_NO_ANSWER = "存放原件的存储没有应答（ORIGINALS_URL，{at}）；请核对地址和端口，并看它是否在运行"
_WITHOUT_KEYS = f"没有可用的密钥；ORIGINALS_URL 所指的存储要设 {_KEYS}"
_CERTIFICATE = "存储（ORIGINALS_URL，{at}）的证书不受信任；请核对地址，单位自己的证书请设 AWS_CA_BUNDLE=证书文件"
_NO_STORE = "ORIGINALS_URL 所指的 {at} 不是 S3 存储；请核对 endpoint"


def code(error: BaseException) -> str:
    """What the store answered, in its own word; '' where nothing answered."""
    return str(error.response.get("Error", {}).get("Code", "")) if isinstance(error, exceptions.ClientError) else ""


def is_missing(error: BaseException) -> bool:
    """Whether the store says that there is no such file, and not that the bucket is missing."""
    return code(error) in _MISSING


def trouble(error: BaseException, address: BucketAddress) -> StoreTrouble:
    """The same as an error that says so."""
    at = address.endpoint or address.bucket
    return StoreTrouble(f"{_sentence(error).format(bucket=address.bucket, at=at)}（{_said(error)}）")


def _sentence(error: BaseException) -> str:
    if isinstance(error, exceptions.ClientError):
        return _answered(error)
    if isinstance(error, _NO_KEYS):
        return _WITHOUT_KEYS
    if isinstance(error, exceptions.SSLError):
        return _CERTIFICATE
    return _NO_STORE if isinstance(error, ResponseParserError) else _NO_ANSWER


def _answered(error: exceptions.ClientError) -> str:
    status = error.response.get("ResponseMetadata", {}).get("HTTPStatusCode", 0)
    if told := _TOLD.get(code(error)) or _TOLD.get(str(status)):
        return told
    if status >= 500 or status == 429:
        return _NO_ANSWER
    # Whatever stands at that address speaks HTTP, and no S3.
    return _NO_STORE if code(error).isdigit() else "存储（ORIGINALS_URL，{at}）拒绝了请求；请把括号里的话告知维护人员"


def _said(error: BaseException) -> str:
    """The store's own words, on one line and not too long; braces would be filled in."""
    return " ".join(str(error).split())[:200]
