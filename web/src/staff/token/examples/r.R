# Asks Tín Nhiệm one question. Needs httr2: install.packages("httr2")
library(httr2)

url <- "{{URL}}/graphql"
# A token is a password: better in ~/.Renviron than in a file that others read.
token <- Sys.getenv("TINNHIEM_TOKEN", "{{TOKEN}}")
query <- {{QUERY}}
# A list without names would be sent as [], so an empty one needs them: setNames(list(), character())
variables <- setNames(list(), character())

answer <- request(url) |>
  req_auth_bearer_token(token) |>
  req_body_json(list(query = query, variables = variables)) |>
  req_retry(max_tries = 3, is_transient = \(response) resp_status(response) %in% c(429, 503)) |>
  req_perform() |>
  resp_body_json(simplifyVector = TRUE)

for (message in answer$errors$message) warning(message)
# One list in the answer is one table; of a page the rows are its edges' nodes.
first <- answer$data[[1]]
rows <- jsonlite::flatten(if (is.null(first$edges)) as.data.frame(first) else first$edges$node)
print(rows)
# write.csv(rows, "tinnhiem.csv", row.names = FALSE, na = "")
