"""What the API answers where it has nothing else to say: one sentence, in JSON."""

from django.http import JsonResponse


def refusal(sentence: str, status: int) -> JsonResponse:
    """{"error": sentence}, Chinese as it is."""
    return JsonResponse(
        {"error": sentence},
        status=status,
        json_dumps_params={"ensure_ascii": False},
        content_type="application/json; charset=utf-8",
    )
